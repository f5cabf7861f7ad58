/**
 * The codes with which a value of a field can be refused, whatever network it meets.
 *
 * @module
 */
import { type Fields, mayBeAbsent, type Shape, type TextFormat } from '../../model/field.ts'
import type { ProblemCode } from '../../model/problem.ts'

const OF_FORMATS: Readonly<Record<TextFormat['name'], readonly ProblemCode[]>> = {
  prefix: ['prefix_malformed', 'prefix_host_bits'],
  address: ['address_malformed'],
  mac: ['mac_malformed', 'mac_not_unicast'],
}

/** What `model/selector.ts` says of a value that is none. */
const SELECTOR_CODES = [
  'selector_not_one',
  'selector_too_deep',
  'selector_too_large',
  'pattern_mismatch',
  'too_long',
  'too_few_items',
  'too_many_items',
] as const satisfies readonly ProblemCode[]

/** Of a body with these fields; what must not be missing is not told here. */
export const fieldCodes = (fields: Fields): ProblemCode[] => [
  'invalid_fields',
  'unknown_field',
  'wrong_type',
  ...Object.values(fields).flatMap(({ shape }) => shapeCodes(shape)),
]

function shapeCodes(shape: Shape): readonly ProblemCode[] {
  switch (shape.type) {
    case 'string':
      return ['too_long', ...(shape.pattern === undefined ? [] : (['pattern_mismatch'] as const))]
    case 'integer':
      return [(shape.code ?? 'out_of_range') as ProblemCode]
    case 'boolean':
      return []
    case 'enum':
      return ['not_one_of']
    case 'text':
      return OF_FORMATS[shape.format.name]
    case 'ref':
      return ['reference_malformed']
    case 'list':
      return [
        ...(shape.minItems === 0 ? [] : (['too_few_items'] as const)),
        'too_many_items',
        ...shapeCodes(shape.of),
      ]
    case 'object':
      return Object.values(shape.fields).flatMap((field) => shapeCodes(field.shape))
    case 'tags':
      return ['pattern_mismatch', 'too_long', 'too_many_items']
    case 'selector':
      return SELECTOR_CODES
  }
}

/** Whether a member may be missing that must not be, at any depth. */
export const hasRequired = (fields: Fields): boolean =>
  Object.values(fields).some((field) => !mayBeAbsent(field) || hasRequiredInside(field.shape))

function hasRequiredInside(shape: Shape): boolean {
  if (shape.type === 'list') return hasRequiredInside(shape.of)
  return shape.type === 'object' && hasRequired(shape.fields)
}

/** Whether a value may be the id of something that is not there. */
export const hasReferences = (fields: Fields): boolean =>
  Object.values(fields).some(({ shape }) => isReference(shape))

function isReference(shape: Shape): boolean {
  if (shape.type === 'list') return isReference(shape.of)
  return shape.type === 'ref' || (shape.type === 'object' && hasReferences(shape.fields))
}
