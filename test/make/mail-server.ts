import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as it arrived. */
export interface ArrivedLetter {
  readonly from: string
  /** To whom the server was told to hand it. */
  readonly recipients: readonly string[]
  /** As they came, unfolded; names in lower case. */
  readonly headers: readonly (readonly [string, string])[]
  readonly subject: string
  readonly text: string
}

export interface MailServer {
  readonly port: number
  readonly url: string
  readonly letters: readonly ArrivedLetter[]
  /** How it takes letters from now on. */
  behave(manner: MailServerManner): void
  stop(): Promise<void>
}

/** `refuse`: no such recipient. `busy`: come again later. */
export type MailServerManner = 'accept' | 'refuse' | 'busy'

/**
 * A real SMTP server on a port of its own.
 * @throws Error where somebody else has the port that is asked for
 */
export async function startMailServer(first: MailServerManner = 'accept', port = 0): Promise<MailServer> {
  let manner = first
  const letters: ArrivedLetter[] = []
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(address, _session, done) {
      if (manner === 'accept') return done()
      const responseCode = manner === 'refuse' ? 550 : 451
      done(Object.assign(new Error(`not for ${address.address}`), { responseCode }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        letters.push({ from, recipients: rcptTo.map(({ address }) => address), ...parsed(Buffer.concat(chunks)) })
        done()
      })
    },
  }
  const server = new SMTPServer(options)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  // A client that breaks off is what some tests are about.
  server.on('error', () => {})
  const { port: given } = server.server.address() as AddressInfo
  return {
    port: given,
    url: `smtp://127.0.0.1:${given}`,
    letters,
    behave: (next) => (manner = next),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export interface SilentServer {
  readonly url: string
  /** How many have come so far. */
  visits(): number
  stop(): Promise<void>
}

/** Takes connections and never says a word. */
export async function startSilentServer(): Promise<SilentServer> {
  const sockets = new Set<{ destroy(): void }>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    visits: () => sockets.size,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function parsed(bytes: Buffer): Pick<ArrivedLetter, 'headers' | 'subject' | 'text'> {
  const raw = bytes.toString('latin1')
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const)
  const header = (name: string) => headers.find(([key]) => key === name)?.[1] ?? ''
  const body = raw.slice(end + 4)
  const encoding = header('content-transfer-encoding').toLowerCase()
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? unquoted(body.replace(/=\r\n/g, '')) : body, 'latin1')
  return { headers, subject: decodedWords(header('subject')), text: text.toString('utf8').replaceAll('\r\n', '\n') }
}

const unquoted = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** Encoded words of RFC 2047. */
export function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      (kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : Buffer.from(unquoted(word.replaceAll('_', ' ')), 'latin1')
      ).toString('utf8'),
    )
}
