import { createContext, useContext, type ReactNode } from 'react'
import type { Path } from '#cases/problem.ts'
import type { FieldShape } from './field-shape.ts'

export type RenderField = (path: Path, field: FieldShape) => ReactNode

/** Draws the field for any part of the format: records and lists hold others of every kind. */
export const FieldOf = createContext<RenderField | undefined>(undefined)

export function useFieldOf(): RenderField {
  const render = useContext(FieldOf)
  if (!render) throw new Error('no FieldOf around this component')
  return render
}
