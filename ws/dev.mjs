import { spawnSync } from 'node:child_process'

// The client's development server stands on a port of its own; its pages may use this server.
process.env.ALLOWED_ORIGINS ??= 'http://localhost:3000,http://127.0.0.1:3000'
const run = (args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1

process.exitCode =
  run(['../scripts/prisma-generate.mjs']) ||
  run(['../node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/main.ts'])
