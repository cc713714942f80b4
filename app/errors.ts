/**
 * Codes of what a reader can get wrong, and the answer each gives. Services say the code; the table says the status;
 * the error page says it in words (`error.404.title`, …).
 */
const STATUS = { 'not-found': 404, 'bad-address': 400 } as const
export type ErrorCode = keyof typeof STATUS

/** A response to throw from a loader; `detail` is shown to the reader, so it holds no secret. */
export function failure(code: ErrorCode, detail = ''): Response {
  return new Response(detail, { status: STATUS[code], headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}

/** The value, or a 404 where there is none. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw failure('not-found')
  return value
}
