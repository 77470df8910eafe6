"""Pictures of what people see on Discord, drawn from what the bot really sends.

`python -m docs.gallery` draws all of them, `python -m docs.gallery sources` those of one module.
A module of this package with a tuple `SCENES` has its scenes drawn; a scene is a function without
arguments that returns what is seen, and its picture is named after the module and the function.
"""
