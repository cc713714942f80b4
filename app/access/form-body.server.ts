import { MIMEType } from 'node:util'

/** What a form sent: each field with its text, or its texts where it was sent more than once. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

/** A file as it was sent: the name it had there, which says nothing of what it holds. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files of a form, by field. A field left empty is not in it. */
export type FormFiles = Readonly<Record<string, readonly SentFile[]>>

export type BodyAnswer =
  | { readonly ok: true; readonly fields: FormFields; readonly files: FormFiles }
  | {
      readonly ok: false
      readonly why: 'too-large' | 'unreadable'
      /** Of a form with files that is too large: what stood before the file that was too much. */
      readonly fields?: FormFields
    }

interface BodyLimits {
  /** The most that is read. */
  readonly maxBytes: number
  /** The most that is taken of a form with these fields, where that is less. */
  readonly mostFor?: (fields: FormFields) => number
  /** The most fields of a form; JSON has no more than its bytes allow. */
  readonly mostFields?: number
  /** Whether the form may bring files (`multipart/form-data`). */
  readonly withFiles?: boolean
}

export const MOST_FIELDS = 500
/** Of one form, beside its fields; no page here asks for more than one. */
const MOST_FILES = 20
/** A browser that is still sending shows no answer; so much is read and thrown away for its sake. */
const MOST_DISCARDED_BYTES = 32 * 1024 * 1024

/**
 * Reads a form (`application/x-www-form-urlencoded`, or `multipart/form-data` where files are taken) or a flat JSON
 * object, and never more of it than allowed. Fields that JavaScript objects treat as their own are left out.
 */
export async function formBody(
  request: Request,
  { maxBytes, mostFor = () => maxBytes, mostFields = MOST_FIELDS, withFiles = false }: BodyLimits,
): Promise<BodyAnswer> {
  const contentType = request.headers.get('content-type') ?? ''
  const type = contentType.split(';')[0]!.trim().toLowerCase()
  const { bytes, isWhole } = await limitedBytes(request, maxBytes)
  const isMany = withFiles && type === 'multipart/form-data'
  if (!isWhole) return isMany ? tooLarge(await firstParts(contentType, bytes, mostFields)) : tooLarge()
  const body = isMany ? await manyParts(contentType, bytes, mostFields) : plain(type, bytes, mostFields)
  if (!body.ok || bytes.byteLength <= mostFor(body.fields)) return body
  return isMany ? tooLarge(body.fields) : tooLarge()
}

const tooLarge = (fields?: FormFields): BodyAnswer => ({ ok: false, why: 'too-large', ...(fields ? { fields } : {}) })

/** The fields of a form that was cut off, as far as they came whole: what somebody typed before a file that is too much. */
async function firstParts(
  contentType: string,
  bytes: Uint8Array<ArrayBuffer>,
  mostFields: number,
): Promise<FormFields | undefined> {
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) return undefined
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cut = buffer.lastIndexOf(`\r\n--${boundary}`)
  if (cut === -1) return undefined
  const whole = Buffer.concat([buffer.subarray(0, cut), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const read = await manyParts(contentType, whole, mostFields)
  return read.ok ? read.fields : undefined
}

function plain(type: string, bytes: Uint8Array, mostFields: number): BodyAnswer {
  const text = textOf(bytes)
  if (text === undefined) return { ok: false, why: 'unreadable' }
  if (type === 'application/x-www-form-urlencoded') {
    if (occursMoreThan(bytes, '&', mostFields - 1)) return { ok: false, why: 'too-large' }
    return fieldsOf([...new URLSearchParams(text)], mostFields)
  }
  if (type === 'application/json') return jsonFields(text)
  return { ok: false, why: 'unreadable' }
}

/** A form with files, once all of it is here and known to be within its limit. */
async function manyParts(contentType: string, bytes: Uint8Array<ArrayBuffer>, mostFields: number): Promise<BodyAnswer> {
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) return { ok: false, why: 'unreadable' }
  // Before it is taken apart, which takes Node a time that grows with the square of the parts. One boundary is the end's.
  if (occursMoreThan(bytes, `--${boundary}`, mostFields + MOST_FILES + 1)) return { ok: false, why: 'too-large' }
  let parts: FormData
  try {
    // With the boundary as it was counted, however it stood in the header.
    const headers = { 'content-type': `multipart/form-data; boundary="${boundary}"` }
    parts = await new Response(bytes, { headers }).formData()
  } catch {
    return { ok: false, why: 'unreadable' }
  }
  const fields: [string, string][] = []
  const files = new Map<string, SentFile[]>()
  for (const [name, value] of parts) {
    if (typeof value === 'string') fields.push([name, value])
    // What a browser sends for a file field that was left empty.
    else if (value.name !== '' || value.size > 0) {
      const file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
      const before = files.get(name)
      if (before) before.push(file)
      else files.set(name, [file])
    }
  }
  files.delete('__proto__')
  const read = fieldsOf(fields, mostFields)
  return read.ok ? { ...read, files: Object.fromEntries(files) } : read
}

/** What may stand between the parts of a form, by RFC 2046. */
const BOUNDARY = /^[\w'()+,./:=? -]{1,70}$/

function boundaryOf(contentType: string): string | undefined {
  try {
    const boundary = new MIMEType(contentType).params.get('boundary')
    return boundary !== null && BOUNDARY.test(boundary) ? boundary : undefined
  } catch {
    return undefined
  }
}

/** Whether some words of ASCII stand more often than so in the bytes, which are looked at once and no further than needed. */
function occursMoreThan(bytes: Uint8Array, words: string, most: number): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (let at = buffer.indexOf(words); at !== -1; at = buffer.indexOf(words, at + words.length)) {
    count += 1
    if (count > most) return true
  }
  return false
}

function fieldsOf(pairs: readonly (readonly [string, string])[], mostFields: number): BodyAnswer {
  if (pairs.length > mostFields) return { ok: false, why: 'too-large' }
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of pairs) {
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : [...[before].flat(), value])
  }
  fields.delete('__proto__')
  return { ok: true, fields: Object.fromEntries(fields), files: {} }
}

function jsonFields(text: string): BodyAnswer {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, why: 'unreadable' }
    return { ok: true, fields: value as FormFields, files: {} }
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

async function limitedBytes(
  request: Request,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly isWhole: boolean }> {
  if (!request.body) return { bytes: new Uint8Array(), isWhole: true }
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const room = maxBytes - length
    length += part.value.byteLength
    if (room > 0) chunks.push(part.value.subarray(0, room))
    if (length > MOST_DISCARDED_BYTES) {
      await reader.cancel()
      break
    }
  }
  return { bytes: Buffer.concat(chunks), isWhole: length <= maxBytes }
}
