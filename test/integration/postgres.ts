import type { TestProject } from 'vitest/node'
import { startPostgresServer } from '#test/make/postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a PostgreSQL server made for this run, ending in the name of a database that always exists. */
    postgresUrl: string
  }
}

/** Starts one PostgreSQL server for the whole run; each test makes databases of its own in it. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer()
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
