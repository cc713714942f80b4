import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiAnswer } from '../services/api/api-answer.server.ts'
import { apiCases } from '../services/api/cases.server.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return apiAnswer(request, apiCases)
}
