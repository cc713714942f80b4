/**
 * Codes of what a reader can get wrong, and the answer each gives. Services say the code; the table says the status;
 * the error page says it in words (`error.404.title`, …).
 */
const STATUS = { 'not-found': 404 } as const
export type ErrorCode = keyof typeof STATUS

/** A response to throw from a loader. It holds no words: those are the error page's, in the reader's language. */
export function failure(code: ErrorCode): Response {
  return new Response(null, { status: STATUS[code] })
}

/** The value, or a 404 where there is none. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw failure('not-found')
  return value
}
