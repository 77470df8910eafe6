"""One document of a harbour in three markups, which all show the same."""

RST = """\
:Author: Ada Brook
:Date: 2026-03-14

.. _harbour:

===========
The harbour
===========

.. comment: nobody sees this

A mooring is paid for by the metre, and *tenders* are **free**; see
`the office <https://harbour.example/office>`_ for ``--night`` berths [#one]_.

.. note::

   :ref:`The gate <gate>` opens two hours before high water.

.. _gate:

The gate
--------

* Day berths
* Swinging moorings

Draught
   How deep a boat lies.

.. code-block:: sh

   harbour open --gate

======  =====
Berth   Price
======  =====
Day     12
Night   20
======  =====

.. toctree::
   :maxdepth: 2

   other

.. include:: /etc/passwd

.. raw:: html

   <script>alert(1)</script>

.. |tide| replace:: the tide

It follows |tide|.

.. [#one] Only in summer.
"""

ORG = """\
#+TITLE: The harbour
#+AUTHOR: Ada Brook
#+DATE: <2026-03-14 Sat>
#+OPTIONS: toc:nil
#+INCLUDE: "/etc/passwd"

A mooring is paid for by the metre, and /tenders/ are *free*; see
[[https://harbour.example/office][the office]] for =--night= berths[fn:1].

[[#gate][The gate]] opens two hours before high water.

* The gate :water:
:PROPERTIES:
:CUSTOM_ID: gate
:END:
# nobody sees this
- Day berths
- Swinging moorings
- Draught :: How deep a boat lies.

#+begin_src sh
harbour open --gate
#+end_src

| Berth | Price |
|-------+-------|
| Day   |    12 |
| Night |    20 |

It follows the tide.

[fn:1] Only in summer.
"""

ASCIIDOC = """\
= The harbour
Ada Brook <ada@harbour.example>
v1.2, 2026-03-14
:toc:
:tide: the tide

A mooring is paid for by the metre, and _tenders_ are *free*; see
https://harbour.example/office[the office] for `--night` berths.footnote:[Only in summer.]

// nobody sees this
include::/etc/passwd[]

NOTE: <<gate>> opens two hours before high water.

[#gate]
== The gate

* Day berths
* Swinging moorings

Draught:: How deep a boat lies.

[source,sh]
----
harbour open --gate
----

|===
|Berth |Price

|Day |12
|Night |20
|===

It follows {tide}.
"""

MOORING = (
    "A mooring is paid for by the metre, and tenders are free; see the office for --night berths."
)
SHOWN = [
    ("body", MOORING),
    ("body", "The gate opens two hours before high water."),
    ("heading", "The gate"),
    ("list", "Day berths"),
    ("list", "Swinging moorings"),
    ("heading", "Draught"),
    ("list", "How deep a boat lies."),
    ("code", "harbour open --gate"),
    ("table", "Berth | Price"),
    ("table", "Day | 12"),
    ("table", "Night | 20"),
    ("body", "It follows the tide."),
    ("list", "Only in summer."),
]
"""Kinds and texts of what a page made of each of them shows."""
