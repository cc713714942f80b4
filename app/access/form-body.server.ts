/** What a form sent: each field with its text, or its texts where it was sent more than once. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

export type BodyAnswer =
  { readonly ok: true; readonly fields: FormFields } | { readonly ok: false; readonly why: 'too-large' | 'unreadable' }

const MOST_FIELDS = 500
/** A browser that is still sending shows no answer; so much is read and thrown away for its sake. */
const MOST_DISCARDED_BYTES = 32 * 1024 * 1024

/**
 * Reads a form (`application/x-www-form-urlencoded`) or a flat JSON object, and never more of it than allowed.
 * Fields that JavaScript objects treat as their own are left out.
 * @param maxBytes the most that is read
 * @param mostFor the most that is taken of a form with these fields, where that is less
 */
export async function formBody(
  request: Request,
  maxBytes: number,
  mostFor: (fields: FormFields) => number = () => maxBytes,
): Promise<BodyAnswer> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  const bytes = await limitedBytes(request, maxBytes)
  if (bytes === undefined) return { ok: false, why: 'too-large' }
  const text = textOf(bytes)
  if (text === undefined) return { ok: false, why: 'unreadable' }
  const body = parsed(type, text)
  return body.ok && bytes.byteLength > mostFor(body.fields) ? { ok: false, why: 'too-large' } : body
}

function parsed(type: string, text: string): BodyAnswer {
  if (type === 'application/x-www-form-urlencoded') return fieldsOf([...new URLSearchParams(text)])
  if (type === 'application/json') return jsonFields(text)
  return { ok: false, why: 'unreadable' }
}

function fieldsOf(pairs: readonly (readonly [string, string])[]): BodyAnswer {
  if (pairs.length > MOST_FIELDS) return { ok: false, why: 'too-large' }
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of pairs) {
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : [...[before].flat(), value])
  }
  fields.delete('__proto__')
  return { ok: true, fields: Object.fromEntries(fields) }
}

function jsonFields(text: string): BodyAnswer {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, why: 'unreadable' }
    return { ok: true, fields: value as FormFields }
  } catch {
    return { ok: false, why: 'unreadable' }
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function limitedBytes(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength
    if (length <= maxBytes) chunks.push(part.value)
    else if (length > MOST_DISCARDED_BYTES) {
      await reader.cancel()
      break
    }
  }
  return length > maxBytes ? undefined : Buffer.concat(chunks)
}
