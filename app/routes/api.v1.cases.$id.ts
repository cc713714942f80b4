import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiAnswer } from '../services/api/api-answer.server.ts'
import { apiCase } from '../services/api/cases.server.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  return apiAnswer(request, (query) => apiCase(params['id'] ?? '', query))
}
