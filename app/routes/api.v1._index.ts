import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiAnswer } from '../services/api/api-answer.server.ts'
import { apiEntrance } from '../services/api/entrance.server.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return apiAnswer(request, apiEntrance)
}
