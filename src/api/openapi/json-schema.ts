/**
 * Members of answers as JSON Schema has them, each with what it is and an example.
 *
 * @module
 */
type Json = Readonly<Record<string, unknown>>

export const text = (description: string, example: string): Json => ({
  type: 'string',
  description,
  examples: [example],
})

export const number = (description: string, example: number): Json => ({
  type: 'integer',
  description,
  examples: [example],
})

export const flag = (description: string): Json => ({
  type: 'boolean',
  description,
  examples: [true],
})

export const oneOf = (description: string, values: readonly string[]): Json => ({
  type: 'string',
  enum: values,
  description,
  examples: [values[0]],
})

export const list = (description: string, items: Json): Json => ({
  type: 'array',
  description,
  items,
})
