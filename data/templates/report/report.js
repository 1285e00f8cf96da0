// Opens the list behind a number. The page carries person and patient numbers, no names; names are in people.csv beside it.
(() => {
  const data = JSON.parse(document.getElementById('register').textContent)
  const dialog = document.getElementById('list')
  const title = document.getElementById('list-title')
  const body = document.getElementById('list-body')
  const more = document.getElementById('list-more')
  const step = 200
  let rows = []
  let shown = 0

  const has = (person, element) => (parseInt(data.elements[person][element >> 2] || '0', 16) >> (element & 3)) & 1
  const elementsOf = (person) => data.elementNames.filter((_, at) => has(person, at)).join(', ')
  const tests = {
    all: () => true,
    outcome: (person, value) => data.outcome[person] === value,
    band: (person, value) => data.band[person] === value,
    element: (person, value) => has(person, Number(value)),
    flag: (person, value) => data.flags[person].includes(Number(value)),
    residence: (person, value) => data.residence[person] === value,
  }

  const cell = (row, text) => { const td = document.createElement('td'); td.textContent = text; row.append(td) }

  function showMore() {
    for (const person of rows.slice(shown, shown + step)) {
      const row = document.createElement('tr')
      cell(row, data.prefix + String(person + 1).padStart(6, '0'))
      cell(row, data.patient[person])
      cell(row, data.outcomeNames[data.outcome[person]])
      cell(row, data.bandNames[data.band[person]])
      cell(row, elementsOf(person))
      body.append(row)
    }
    shown = Math.min(rows.length, shown + step)
    more.hidden = shown >= rows.length
    more.textContent = `Show ${Math.min(step, rows.length - shown)} more (${shown} of ${rows.length} shown)`
  }

  for (const button of document.querySelectorAll('button.list')) button.addEventListener('click', () => {
    const [kind, value] = button.dataset.list.split(':')
    rows = data.outcome.map((_, person) => person).filter((person) => tests[kind](person, kind === 'outcome' || kind === 'band' || kind === 'residence' ? Number(value) : value))
    title.textContent = `${button.dataset.title}: ${rows.length} people`
    body.replaceChildren()
    shown = 0
    showMore()
    dialog.showModal()
  })
  more.addEventListener('click', showMore)
  document.getElementById('list-close').addEventListener('click', () => dialog.close())
})()
