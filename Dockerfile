# Two stages: the first has pip, the second only what runs. The base is named by its full version.
FROM python:3.11.14-slim-bookworm AS build

WORKDIR /build
RUN python -m venv /opt/kamouraska
# The dependencies first: they change less often than the code, and this layer is kept until they do. Nothing is resolved:
# what the lock names is all that comes in, the build backend included.
COPY requirements.txt requirements-postgres.txt ./
RUN /opt/kamouraska/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: --requirement requirements.txt
RUN /opt/kamouraska/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: --requirement requirements-postgres.txt
COPY pyproject.toml hatch_build.py README.md LICENSE config.yaml ./
COPY bot ./bot
COPY knowledge ./knowledge
COPY tests/questions/gate ./tests/questions/gate
RUN /opt/kamouraska/bin/pip install --no-cache-dir --no-deps --no-build-isolation . && /opt/kamouraska/bin/pip check


FROM python:3.11.14-slim-bookworm

# Mounted volumes take the owner that the folder has here, so it is made before the volume is declared.
RUN useradd --system --uid 10001 --no-create-home kamouraska && install -d -o kamouraska -g kamouraska /data
COPY --from=build /opt/kamouraska /opt/kamouraska

WORKDIR /app
# Settings, knowledge, and the test questions, which the review desk replays before it lets a change of the knowledge through.
# The base is the image's; what staff answer adds to it, under learned/, which alone is the program's to write.
RUN /opt/kamouraska/bin/kamouraska init /app --lang en && install -d -o kamouraska -g kamouraska knowledge/learned

ENV PATH=/opt/kamouraska/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    KAMOURASKA_CONFIG=/app/config.yaml \
    KAMOURASKA_STORE__PATH=/data/questions.sqlite3 \
    KAMOURASKA_WEB__HOST=0.0.0.0 \
    KAMOURASKA_WEB__PORT=8080

USER kamouraska
VOLUME /data /app/knowledge/learned
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"KAMOURASKA_WEB__PORT\"]}/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["kamouraska", "run"]
