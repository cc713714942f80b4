import type { LoaderFunctionArgs } from '@remix-run/node'
import { netValueImage } from '../services/chart-image.server.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  return netValueImage(params['slug'] ?? '', request)
}
