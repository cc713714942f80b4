/** Nothing but node's `http` sending one answer it once got from the address in the argument. Prints its port. */
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

get(process.argv[2]!, { headers: { 'accept-encoding': 'gzip' } }, async (answer) => {
  const body = await buffer(answer)
  const { connection: _, date: __, 'keep-alive': ___, ...headers } = answer.headers
  const server = createServer((_request, response) => {
    response.writeHead(200, headers)
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(
      `${JSON.stringify({ port: (server.address() as AddressInfo).port, bytes: body.byteLength })}\n`,
    )
  })
})
