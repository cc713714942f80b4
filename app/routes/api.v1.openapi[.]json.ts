import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiAnswer } from '../services/api/api-answer.server.ts'
import { apiDescription } from '../services/api/openapi.server.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return apiAnswer(request, apiDescription)
}
