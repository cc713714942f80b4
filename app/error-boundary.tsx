import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { ErrorPage, type ErrorKind } from './components/error-page.tsx'
import type { FailureFacts } from './errors.ts'

/**
 * What a reader gets where a page could not be made. A route that writes exports it too: where a form fails, Remix runs
 * only the loaders above the next boundary, and without the root's nothing would know the reader's language or name.
 */
export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} kind="fault" />
  const facts = (error.data ?? {}) as FailureFacts
  return <ErrorPage status={error.status} kind={errorKind(error)} facts={facts} />
}

/** What the error page has to say. */
export function errorKind(error: unknown): ErrorKind {
  if (!isRouteErrorResponse(error)) return 'fault'
  const { code } = (error.data ?? {}) as FailureFacts
  if (code !== undefined) return code
  if (error.status === 404) return 'not-found'
  return error.status < 500 ? 'bad-address' : 'fault'
}
