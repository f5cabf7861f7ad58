import { expect, test } from 'vitest'
import { inTurn, type Turns } from '../../src/operation/turns.ts'

const never = (): Promise<void> => new Promise(() => {})
const ticks = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) await Promise.resolve()
}

test('one works at a time, in the order of coming, and nothing is left behind', async () => {
  const turns: Turns = new Map()
  const events: string[] = []
  let working = 0
  const work = (n: number) => async () => {
    working += 1
    expect(working).toBe(1)
    await ticks(n % 3)
    events.push(`w${n}`)
    working -= 1
    if (n === 2) throw new Error('broken')
    return n
  }
  const all = await Promise.allSettled(
    [0, 1, 2, 3, 4].map((n) => inTurn(turns, { name: 'a', pause: never }, work(n))),
  )
  expect(events).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
  expect(all.map(({ status }) => status[0])).toEqual(['f', 'f', 'r', 'f', 'f'])
  expect(turns.size).toBe(0)
})

test('chains do not wait for each other', async () => {
  const turns: Turns = new Map()
  const stuck = inTurn(turns, { name: 'a', pause: never }, never)
  expect(await inTurn(turns, { name: 'b', pause: never }, async () => 'done')).toBe('done')
  expect(stuck).toBeInstanceOf(Promise)
})

test('a writer that ended without a word holds nobody up for ever', async () => {
  const turns: Turns = new Map()
  void inTurn(turns, { name: 'a', pause: never }, never)
  const pause = async (): Promise<void> => {}
  const done: number[] = []
  await Promise.all(
    [1, 2, 3].map((n) => inTurn(turns, { name: 'a', pause }, async () => done.push(n))),
  )
  expect(done.sort()).toEqual([1, 2, 3])
})

test('who waits stays in line while turns are given on', async () => {
  const turns: Turns = new Map()
  const order: number[] = []
  // Each pause ends after a few steps, in which at least one turn is given on.
  const pause = (): Promise<void> => ticks(40)
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      inTurn(turns, { name: 'a', pause }, async () => {
        await ticks(2)
        order.push(n)
      }),
    ),
  )
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n))
})
