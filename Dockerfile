# The bot in a container. It needs one writable folder, /data, and only with a SQLite store:
#   docker run --read-only --cap-drop ALL --security-opt no-new-privileges \
#     --env-file env/.env --volume token-warden:/data --publish 3978:3978 token-warden

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3978 \
    STORE_URL=sqlite:/data/token-warden.db
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY cards cards
COPY src src
RUN install --directory --owner=node --group=node --mode=0700 /data
VOLUME /data

# The user node of the base image, by number, so that a cluster can see that it is not root.
USER 1000:1000
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without a shell or npm in between, so that the signal to stop reaches the bot.
# --max-semi-space-size=8: see "Memory" in docs/operations.md.
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]
