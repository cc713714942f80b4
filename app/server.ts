import { startServer } from './http/start-server.ts'

await startServer({ development: process.argv.includes('--dev') })
