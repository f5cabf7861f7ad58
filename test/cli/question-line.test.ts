import { expect, test } from 'vitest'
import { parseQuestionLine } from '../../src/cli/question-line.ts'

const parse = (line: unknown) => parseQuestionLine(JSON.stringify(line))

const detailOf = (line: unknown) => {
  const parsed = parse(line)
  return parsed.ok ? undefined : parsed.error.problem.detail
}

test('a line is a question with an id of any kind', () => {
  expect(parse({ id: 7, from: 'a', to: 'b', protocol: 'tcp', port: 443 })).toEqual({
    ok: true,
    value: { id: 7, question: { from: 'a', to: 'b', protocol: 'tcp', port: 443 } },
  })
})

test('a protocol may be a number, and null counts as absent', () => {
  expect(parse({ from: 'a', to: 'b', protocol: 6, port: null })).toEqual({
    ok: true,
    value: { id: null, question: { from: 'a', to: 'b', protocol: '6' } },
  })
})

test('every wrong member is named at once, with the id that could be read', () => {
  expect(parse({ id: 'x', from: 1, protocl: 'tcp', port: 70_000 })).toEqual({
    ok: false,
    error: {
      id: 'x',
      problem: {
        code: 'invalid_fields',
        detail: [
          'from must be text, not 1',
          '"protocl" is not known: did you mean protocol?',
          'port must be a whole number from 0 to 65535, not 70000',
          'to is missing',
          'protocol is missing',
        ].join('; '),
      },
    },
  })
})

test('members of every object, such as constructor, are unknown members', () => {
  expect(detailOf({ from: 'a', to: 'b', protocol: 'tcp', constructor: 1 })).toContain(
    '"constructor" is not known',
  )
})

test.each(['{"id":1', '[]', '7', 'null', 'tcp'])('%s is no line', (line) => {
  expect(parseQuestionLine(line)).toMatchObject({
    ok: false,
    error: { id: null, problem: { code: 'body_malformed' } },
  })
})
