/**
 * A value as JSON with one spelling: keys sorted by code unit, no white space, numbers as JavaScript prints them (and so
 * the shortest digits that read back as the same number), minus zero as 0. The same value gives the same bytes wherever
 * it is written, so that its digest can be printed and compared.
 *
 * What JSON would drop or change (undefined, NaN, infinities, functions, dates) throws `RangeError` with its path.
 *
 * @example canonicalJson({ b: [1, null], a: 'x' }) // => '{"a":"x","b":[1,null]}'
 */
export function canonicalJson(value: unknown): string {
  return written(value, '$')
}

function written(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item: unknown, index) => written(item, `${path}[${index}]`)).join(',')}]`
  }
  if (typeof value === 'object' && isPlain(value)) {
    const fields = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${written((value as Record<string, unknown>)[key], `${path}.${key}`)}`)
    return `{${fields.join(',')}}`
  }
  throw new RangeError(`Expected what JSON can hold at ${path} but got ${String(value)}.`)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
