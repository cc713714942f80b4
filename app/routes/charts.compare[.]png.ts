import type { LoaderFunctionArgs } from '@remix-run/node'
import { compareImage } from '../services/compare-image.server.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return compareImage(request)
}
