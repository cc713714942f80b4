import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiAnswer } from '../services/api/api-answer.server.ts'

/** Any other address below /api: a program gets a problem and no page. */
export function loader({ request }: LoaderFunctionArgs) {
  return apiAnswer(request, () => ({ ok: false, code: 'not-found' }))
}
