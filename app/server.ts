import { startServer } from './http/start-server.ts'

const development = process.argv.includes('--dev')

// React chooses its build by this when the bundle is loaded, which is after this line.
process.env['NODE_ENV'] ??= development ? 'development' : 'production'

await startServer({ development })
