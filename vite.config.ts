import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vitest/config'
import type { Plugin } from 'vite'

/**
 * `db/` and the file loader lie outside Remix's `.server` naming rule; a component that imported them would put
 * Kysely and better-sqlite3 into the browser without any error. This stops the client build instead.
 */
function refuseServerCodeInBrowser(): Plugin {
  return {
    name: 'refuse-server-code-in-browser',
    enforce: 'pre',
    resolveId(source, importer, { ssr }) {
      if (
        !ssr &&
        /^#db\/|\/db\/|\.server\b/.test(source) &&
        importer &&
        !importer.includes('node_modules') &&
        !/\/app\/routes\//.test(importer)
      ) {
        throw new Error(`server-only '${source}' imported by '${importer}'`)
      }
      return null
    },
  }
}

const underTest = process.env['VITEST'] !== undefined

export default defineConfig({
  plugins: underTest
    ? []
    : [
        refuseServerCodeInBrowser(),
        remix({
          future: {
            v3_fetcherPersist: true,
            v3_lazyRouteDiscovery: true,
            v3_relativeSplatPath: true,
            v3_routeConfig: true,
            v3_singleFetch: true,
            v3_throwAbortReason: true,
          },
        }),
      ],
  build: { target: 'es2022' },
  // The top level is fixed, so files served as they are live with the app.
  publicDir: 'app/public',
  test: {
    // Two cores: more workers only make each other slow.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/seeded.ts', 'test/answers-read.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          // What reads the site's own database finds an empty one, never that of this folder.
          env: { DATABASE_URL: 'sqlite::memory:' },
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/integration/postgres.ts'],
          setupFiles: ['test/seeded.ts', 'test/answers-read.ts'],
          // Here and below far above what a busy machine needs: what is wrong stays wrong, and what is slow gets there.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 90_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/site.ts'],
          // Two files at a time: half of the time a browser waits for the site.
          pool: 'forks',
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 90_000 } },
        },
      },
    ],
  },
})
