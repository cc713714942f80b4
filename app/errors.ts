/**
 * Codes of what a reader can get wrong, and the answer each gives. Services say the code; the table says the status;
 * the error page says it in words (`error.not-found.title`, …).
 */
const STATUS = {
  'not-found': 404,
  withdrawn: 410,
  forbidden: 403,
  acting: 403,
  'foreign-page': 403,
  unreadable: 400,
  'too-large': 413,
} as const
export type ErrorCode = keyof typeof STATUS

/** What the error page can say besides its own words. */
export interface FailureFacts {
  readonly code?: ErrorCode
  /** What a mistyped address may have meant. */
  readonly meant?: { readonly address: string; readonly title: string }
  /** The day since when a case is no longer published. */
  readonly withdrawnOn?: string
  /** Why, as who withdrew it tells readers, in their language. */
  readonly withdrawnBecause?: string
}

/** A response to throw from a loader. It holds facts and no words: those are the error page's, in the reader's language. */
export function failure(code: ErrorCode, facts: FailureFacts = {}): Response {
  return Response.json({ code, ...facts }, { status: STATUS[code] })
}

/** The value, or a 404 where there is none. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw failure('not-found')
  return value
}
