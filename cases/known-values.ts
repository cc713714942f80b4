import type { z } from 'zod'
import type { Path } from './problem.ts'

interface SchemaDefinition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly out?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
}

/**
 * The values that the schema lists for a path, as they are written: those of all branches where there is a choice.
 * @returns none where the format takes any text, number or date there
 * @example knownValues(frontMatterSchema, ['indicators', 'M1', 'state'])
 * // => ['unknown', 'searched-none', 'proposed', 'confirmed']
 */
export function knownValues(schema: z.ZodType, path: Path): string[] {
  const definition = schema.def as unknown as SchemaDefinition
  const inner = definition.innerType ?? (definition.type === 'pipe' ? definition.out : undefined)
  if (inner) return knownValues(inner, path)
  if (definition.options) return [...new Set(definition.options.flatMap((option) => knownValues(option, path)))]
  const [step, ...rest] = path
  if (step === undefined) {
    if (definition.type === 'boolean') return ['true', 'false']
    if (definition.entries) return Object.values(definition.entries).map(String)
    return (definition.values ?? []).map(String)
  }
  if (definition.shape) {
    const next = definition.shape[step]
    return next ? knownValues(next, rest) : []
  }
  return definition.element && typeof step === 'number' ? knownValues(definition.element, rest) : []
}
