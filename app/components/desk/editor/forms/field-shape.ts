/** What kind of field each part of the format wants, read from its schema: a new field of the format has its form at once. */
import type { z } from 'zod'

/** One value of the format. */
export type Shape =
  | { readonly kind: 'text' | 'address' | 'date' | 'full-date' | 'number' | 'yes-no' | 'fixed' }
  /** A text in both languages. */
  | { readonly kind: 'words' }
  | { readonly kind: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'record'; readonly fields: readonly FieldShape[] }
  /** Records of which one key says what else is in them. */
  | { readonly kind: 'variants'; readonly by: string; readonly variants: ReadonlyMap<string, readonly FieldShape[]> }
  | { readonly kind: 'list'; readonly item: Shape }

export interface FieldShape {
  readonly key: string
  readonly shape: Shape
  /** It may be left out: where the format fills something in by itself, too. */
  readonly isOptional: boolean
}

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly out?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly (string | number)[]
  readonly discriminator?: string
  readonly format?: string
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition
const shapes = new WeakMap<z.ZodType, Shape>()

/**
 * The shape of a schema of the case format.
 * @throws RangeError for a kind of schema that no form is made for
 */
export function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = read(schema)
  shapes.set(schema, shape)
  return shape
}

function read(schema: z.ZodType): Shape {
  const definition = definitionOf(schema)
  const { type, shape, element, innerType, out, options = [], entries, values = [], discriminator } = definition
  if (innerType) return shapeOf(innerType)
  // What is made ready before it is looked at: dates, of which YAML reads a bare year as a figure.
  if (type === 'pipe' && out) return { kind: schema.safeParse('2024').success ? 'date' : 'full-date' }
  if (type === 'string') return { kind: definition.format === 'url' ? 'address' : 'text' }
  if (type === 'number') return { kind: 'number' }
  if (type === 'boolean') return { kind: 'yes-no' }
  if (type === 'enum' && entries) return { kind: 'choice', values: Object.values(entries) }
  if (type === 'literal') return { kind: 'fixed' }
  if (type === 'array' && element) return { kind: 'list', item: shapeOf(element) }
  if (type === 'object' && shape) {
    const keys = Object.keys(shape)
    return keys.join() === 'zh-CN,en' ? { kind: 'words' } : { kind: 'record', fields: fieldsOf(shape) }
  }
  if (type === 'union' && discriminator !== undefined) {
    const variants = options.map((option): [string, readonly FieldShape[]] => {
      const parts = definitionOf(option).shape ?? {}
      const name = definitionOf(parts[discriminator]!).values?.[0]
      return [String(name), fieldsOf(parts).filter(({ key }) => key !== discriminator)]
    })
    return { kind: 'variants', by: discriminator, variants: new Map(variants) }
  }
  if (type === 'union')
    return { kind: 'choice', values: options.flatMap((option) => definitionOf(option).values ?? []) }
  throw new RangeError(`no form for a schema of type ${type}${values.join()}`)
}

const fieldsOf = (shape: Readonly<Record<string, z.ZodType>>): FieldShape[] =>
  Object.entries(shape).map(([key, schema]) => ({
    key,
    shape: shapeOf(schema),
    isOptional: schema.safeParse(undefined).success,
  }))

/** The shape at a path of keys and places; nothing where the format has nothing there. */
export function shapeAt(shape: Shape, path: readonly (string | number)[]): Shape | undefined {
  const [step, ...rest] = path
  if (step === undefined) return shape
  if (shape.kind === 'list') return typeof step === 'number' ? shapeAt(shape.item, rest) : undefined
  if (shape.kind === 'variants' && step === shape.by) return { kind: 'choice', values: [...shape.variants.keys()] }
  const fields =
    shape.kind === 'record' ? shape.fields : shape.kind === 'variants' ? [...shape.variants.values()].flat() : []
  const field = fields.find(({ key }) => key === step)
  return field && shapeAt(field.shape, rest)
}
