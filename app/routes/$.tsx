import { failure } from '../errors.ts'

/** Every address that no page claims: thrown here so that the answer has the site's own 404 page, in its language. */
export function loader(): never {
  throw failure('not-found')
}

export default function NoSuchPage() {
  return null
}
