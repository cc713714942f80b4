import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiAnswer } from '../services/api/api-answer.server.ts'
import { apiSearch } from '../services/api/search.server.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return apiAnswer(request, apiSearch)
}
