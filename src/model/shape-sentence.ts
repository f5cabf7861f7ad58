import type { Shape } from './field.ts'

/** What a member or a parameter of a shape may hold, in a sentence for whoever got it wrong. */
export function shapeSentence(name: string, shape: Shape | undefined, code?: string): string {
  const subject = `\`${name}\``
  switch (shape?.type) {
    case 'integer':
      return shape.max === Number.MAX_SAFE_INTEGER
        ? `${subject} is an integer from ${shape.min} on.`
        : `${subject} is an integer from ${shape.min} to ${shape.max}.`
    case 'string':
      return shape.pattern !== undefined && code === 'pattern_mismatch'
        ? `${subject} has the form ${shape.pattern}.`
        : `${subject} is a text of at most ${shape.maxLength} characters.`
    case 'enum':
      return `${subject} is one of ${shape.values.join(', ')}.`
    case 'ref':
      return `${subject} is the id of a ${shape.to.join(' or ')}.`
    case 'list':
      return `${subject} is a list of ${shape.minItems} to ${shape.maxItems} items.`
    case 'text':
      return `${subject} is a text such as ${shape.format.example}.`
    case 'boolean':
      return `${subject} is true or false.`
    case 'tags':
      return `${subject} are at most 50 texts by name.`
    case 'selector':
      return `${subject} is an object with one of and, or, not, in and exists.`
    default:
      return `${subject} is an object.`
  }
}
