# syntax=docker/dockerfile:1
# Only what runs: no tests, no tools. tsx runs the sources, so nothing is built.
FROM node:22-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 QISU_DATA=/tmp/qisu
COPY --from=packages /app/node_modules ./node_modules
COPY package.json tsconfig.json LICENSE ./
COPY config ./config
COPY cards ./cards
COPY jobs ./jobs
COPY src ./src
USER node
EXPOSE 3000
# Alive, not ready: an instance that waits for Feishu or the database is not helped by a restart.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: the signal to stop reaches the program itself.
CMD ["node", "--import", "tsx", "src/main.ts"]
