import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseMarkdown } from '../services/download.server.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  return caseMarkdown(params['slug'] ?? '', request)
}
