/**
 * A value that a field accepts, for documentation: its own example, or one that its shape gives.
 *
 * @module
 */
import type { Field, Shape } from './field.ts'
import { kindNamed } from './kind-named.ts'

/** The part of a TypeID behind the prefix; every id in an example is made with it. */
export const EXAMPLE_SUFFIX = '01kb0s6v3pe9bvqx3d1j7z8m4n'

export const exampleId = (kindName: string): string =>
  `${kindNamed(kindName).idPrefix}_${EXAMPLE_SUFFIX}`

/** Undefined for a text that has no example of its own: nobody can guess one. */
export const exampleOf = ({ example, default: fallback, shape }: Field): unknown =>
  example ?? fallback ?? shapeExample(shape)

function shapeExample(shape: Shape): unknown {
  switch (shape.type) {
    case 'string':
      return undefined
    case 'integer':
      return shape.min
    case 'boolean':
      return true
    case 'enum':
      return shape.values[0]
    case 'text':
      return shape.format.example
    case 'ref':
      return exampleId(shape.to[0] ?? '')
    case 'list': {
      const item = shapeExample(shape.of)
      return item === undefined ? undefined : [item]
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.fields)
          .filter(([, { presence }]) => presence === 'required')
          .map(([name, field]) => [name, exampleOf(field)]),
      )
    case 'tags':
      return { tier: 'web' }
    case 'selector':
      return { in: { key: 'tier', values: ['web'] } }
  }
}
