import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const process = randomBytes(6).toString('base64url')
let count = 0

/** The id a proxy in front has given, where it looks like one; otherwise a new one, unique to this process. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  if (typeof given === 'string' && /^[\w-]{1,64}$/.test(given)) return given
  count += 1
  return `${process}-${count.toString(36)}`
}
