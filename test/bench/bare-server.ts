/** The bare page under the server of the site. Arguments: the shape as JSON. Prints its port and the page's bytes. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { requestListener } from '#app/http/request-listener.ts'
import { logger } from '#app/logger.server.ts'
import { barePage, type PageShape } from './bare-page.tsx'

const { build, fit } = barePage(JSON.parse(process.argv[2]!) as PageShape)
const site = requestListener({
  build: () => Promise.resolve(build),
  facts: { tls: false, isDemo: false },
  clientFolder: 'build/client',
  siteUrl: undefined,
  logger,
  ready: () => Promise.resolve(),
  api: { site: '', requestsPerMinute: 0, trustProxy: 0 },
})
const server = createServer((request, response) => site.listen(request, response))
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo
  const measure = async () => (await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer()).byteLength
  fit(await measure())
  process.stdout.write(`${JSON.stringify({ port, bytes: await measure() })}\n`)
})
