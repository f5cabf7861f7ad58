/**
 * Of the reference page, which is whole without it: a filter over operations, problems and reasons.
 * `/` goes to the field, Escape empties it.
 */
export const SCRIPT = `
(() => {
  const field = document.getElementById('filter')
  const count = document.getElementById('found')
  field.parentElement.hidden = false
  const entries = [...document.querySelectorAll('article')].map((node) => ({
    node,
    link: document.querySelector('nav a[href="#' + node.id + '"]'),
    text: (node.id + ' ' + node.querySelector('h3').textContent + ' ' + (node.querySelector('.line') || node).textContent).toLowerCase(),
  }))
  const sections = [...document.querySelectorAll('main section')]
  const groups = [...document.querySelectorAll('nav details')]
  const filter = () => {
    const wanted = field.value.toLowerCase().split(/\\s+/).filter(Boolean)
    let found = 0
    for (const { node, link, text } of entries) {
      const fits = wanted.every((word) => text.includes(word))
      node.hidden = !fits
      if (link) link.parentElement.hidden = !fits
      if (fits) found++
    }
    for (const section of sections) {
      section.hidden = wanted.length > 0 && !section.querySelector('article:not([hidden])')
    }
    for (const group of groups) {
      group.hidden = wanted.length > 0 && !group.querySelector('li:not([hidden])')
      group.open = wanted.length > 0
    }
    count.textContent = wanted.length > 0 ? found + ' found' : ''
  }
  field.addEventListener('input', filter)
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== field) {
      event.preventDefault()
      field.focus()
    } else if (event.key === 'Escape' && document.activeElement === field) {
      field.value = ''
      filter()
    }
  })
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target || !target.closest('[hidden]')) return
    field.value = ''
    filter()
    target.scrollIntoView()
  })
})()
`
