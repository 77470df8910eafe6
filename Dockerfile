# Stages: a common base, the list of dependencies, the environment made from it,
# the wheel of our own code, and the image that runs.

# By the digest of its index, which holds amd64 and arm64: a build takes what was tried, whatever
# the tag has become. Docker publishes the digests of each tag in docker-library/repo-info on
# GitHub, under repos/python/remote/; the weekly dependency updates move tag and digest together.
FROM python:3.11.16-slim-trixie@sha256:be1575ed968de893bd54f4c56315ff7c4736ce522c1bca08fd521731aafc0d76 AS base
ENV PATH=/opt/footnote/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore
RUN pip install --no-cache-dir pip==26.3


# A stage of its own: the layers below are kept until torch's version changes,
# whatever else changes in pyproject.toml.
FROM base AS requirements
WORKDIR /requirements
COPY pyproject.toml ./
RUN python -c "import tomllib; \
project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
print(*(each for each in project['dependencies'] if each.startswith('torch==')))" > torch.txt


FROM base AS environment
RUN python -m venv --without-pip /opt/footnote
WORKDIR /requirements
# All but torch, with the hashes that they must have.
COPY requirements.lock ./
RUN pip --python /opt/footnote/bin/python install --no-cache-dir --no-deps \
      --require-hashes --requirement requirements.lock
# With LANGUAGES=1, a model for many languages: 100 MB.
ARG LANGUAGES=
COPY requirements-languages.lock ./
RUN if [ "$LANGUAGES" = 1 ]; then \
      pip --python /opt/footnote/bin/python install --no-cache-dir --no-deps \
        --require-hashes --requirement requirements-languages.lock; \
    fi
# By far the largest layer. The default index of pip carries GPU libraries with it;
# one of CPU builds makes the image several times smaller. Empty, it stands for pip's own.
ARG TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
COPY --from=requirements /requirements/torch.txt ./
RUN pip --python /opt/footnote/bin/python install --no-cache-dir \
      ${TORCH_INDEX_URL:+--index-url "$TORCH_INDEX_URL"} --requirement torch.txt


FROM base AS wheel
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY index index
COPY corpus corpus
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheel .


FROM base AS runtime
RUN groupadd --gid 10001 footnote \
 && useradd --uid 10001 --gid footnote --no-log-init --no-create-home --home-dir /data footnote \
 && install --directory --owner=footnote --group=footnote /data
COPY --from=environment /opt/footnote /opt/footnote
COPY --from=wheel /wheel /wheel
# The model came with its package; an image whose weights are not the ones we know is not built.
# Its fast form is made here, so that no container has to.
RUN pip --python /opt/footnote/bin/python install --no-cache-dir --no-deps /wheel/*.whl \
 && python -c "from index.encoding.packaged_model import verify_packaged_model; verify_packaged_model()" \
 && python -m index.graphs

ARG LANGUAGES=
# An empty variable counts as not set.
ENV FOOTNOTE_HOME=/data \
    FOOTNOTE_MODEL=${LANGUAGES:+multilingual-e5-small} \
    HF_HUB_DISABLE_TELEMETRY=1 \
    HF_HUB_OFFLINE=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    TRANSFORMERS_OFFLINE=1
# A number, so that a platform that forbids root can see that this is not root.
USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
# The start period covers the first loading of the model on a slow disk.
HEALTHCHECK --interval=30s --timeout=15s --start-period=2m --retries=3 CMD ["footnote", "health"]
CMD ["footnote", "run"]
