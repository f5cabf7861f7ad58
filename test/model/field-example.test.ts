import { expect, test } from 'vitest'
import { type Fields, type Shape, stringField } from '../../src/model/field.ts'
import { exampleId, exampleOf } from '../../src/model/field-example.ts'
import { kindNamed } from '../../src/model/kind-named.ts'
import { API_KINDS } from '../../src/model/kinds.ts'

/** Fields that hold one value, at any depth, by their way. */
function scalars(fields: Fields, at: string): [string, unknown][] {
  return Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    let { shape }: { shape: Shape } = field
    while (shape.type === 'list') shape = shape.of
    if (shape.type === 'object') return scalars(shape.fields, `${at}.${name}`)
    return field.shape.type === 'list' ? [] : [[`${at}.${name}`, exampleOf(field)]]
  })
}

test('every value that can be sent or read has an example', () => {
  const all = API_KINDS.flatMap(({ name, fields }) => scalars(fields, name))
  expect(all.filter(([, example]) => example === undefined).map(([way]) => way)).toEqual([])
})

test('an example of its own comes first, then the default, then what the shape gives', () => {
  const { fields } = kindNamed('vpc')
  expect(exampleOf(fields['cidrs'] ?? stringField(''))).toEqual(['10.0.0.0/16'])
  expect(exampleOf(fields['baselineDefault'] ?? stringField(''))).toBe('deny')
  expect(exampleOf(fields['fabricId'] ?? stringField(''))).toBe(exampleId('fabric'))
  expect(exampleOf(stringField('A text.'))).toBe(undefined)
})
