import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'

/** In development the interface is served by Next and everything else by the ws server, as if from one origin. */
const wsOrigin = process.env.WS_ORIGIN ?? 'http://localhost:8080'

const shared: NextConfig = {
  agentRules: false,
  devIndicators: false,
  reactStrictMode: true,
  // `npm run types` checks the whole workspace, tests included; whoever only starts the program need not wait for it.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: ['@earshot/sync'],
  turbopack: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    rules: {
      '*.js': {
        condition: { path: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ },
        loaders: [fileURLToPath(new URL('without-json-schema.cjs', import.meta.url))],
      },
    },
  },
}

export default (phase: string): NextConfig =>
  phase === PHASE_DEVELOPMENT_SERVER
    ? {
        ...shared,
        // Rewrites carry no WebSocket: the page opens it at the server itself.
        env: { NEXT_PUBLIC_WS_PORT: new URL(wsOrigin).port },
        rewrites: async () =>
          ['api', 'media'].map((part) => ({
            source: `/${part}/:path*`,
            destination: `${wsOrigin}/${part}/:path*`,
          })),
      }
    : // The same sources make the same files, and the pages that browsers keep stay what they are.
      { ...shared, output: 'export', generateBuildId: () => process.env.NEXT_PUBLIC_VERSION ?? null }
