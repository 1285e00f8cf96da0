import { readDataText } from '../../../base/data.ts'
import { dutiesSection, span } from './duties-section.ts'
import { gapsSection, methodSection } from './evidence-sections.ts'
import { escapeHtml, figure, listButton } from './html.ts'
import { elementsSection, harmSection, residenceSection, scopeSection } from './people-sections.ts'
import { registerData } from './register-data.ts'
import type { ReportFacts } from './report-facts.ts'

/**
 * The report as one HTML page that opens from disk without network: scope as bounds, elements, harm, duties with clocks, gaps, how we
 * know. Every number opens its list. It holds person and patient numbers but no names, so it can go to a board.
 */
export function writeReport(facts: ReportFacts): string {
  const { summary } = facts
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Scope of the breach: ${escapeHtml(summary.provider)}</title>
<style>
${readDataText('templates/report/report.css')}</style>
</head>
<body>
<header>
<h1>Scope of the breach</h1>
<p class="soft">${escapeHtml(summary.provider)}. State of ${escapeHtml(summary.as_of.slice(0, 16).replace('T', ' '))} (${escapeHtml(summary.as_of.slice(19))}). Confidential: patient numbers inside.</p>
</header>
<main>
${leadFacts(facts)}
${scopeSection(facts)}
${elementsSection(facts)}
${harmSection(facts)}
${residenceSection(facts)}
${dutiesSection(facts)}
${gapsSection(facts)}
${methodSection(facts)}
</main>
<dialog id="list" aria-labelledby="list-title"><div class="bar"><h3 id="list-title">People</h3><button type="button" id="list-close">Close</button></div>
<div class="scroll" tabindex="0" role="region" aria-label="People in this list"><table><thead><tr><th scope="col">Person</th><th scope="col">Patient number</th><th scope="col">Outcome</th><th scope="col">Harm</th><th scope="col">Data</th></tr></thead><tbody id="list-body"></tbody></table></div>
<p><button type="button" id="list-more" hidden>Show more</button></p><p class="soft">Names and places: people.csv and exposures.csv in the same folder.</p></dialog>
<footer>Made by Cordon ${escapeHtml(summary.version)} on the provider's own machine. Nothing left it.</footer>
<script type="application/json" id="register">${registerData(facts.register)}</script>
<script>
${readDataText('templates/report/report.js')}</script>
</body>
</html>
`
}

function leadFacts(facts: ReportFacts): string {
  const { summary, atMost } = facts
  const worst = summary.harm['very-high'] ?? 0
  return `<ul class="facts">
<li><strong>${listButton('all', 'People in the material', summary.people.proven)}</strong> people at least, ${figure(atMost)} at most</li>
<li><strong>${listButton('band:3', 'Harm very high', worst)}</strong> of them with very high harm</li>
<li>${deadlineFact(facts)}</li>
<li><strong>${figure(summary.items.unread + summary.items.partial)}</strong> of ${figure(summary.items.total)} items not read in full</li>
</ul>`
}

function deadlineFact({ summary, next, asOf }: ReportFacts): string {
  if (next?.due === undefined || next.due === null)
    return `<strong>no</strong> legal deadline; ${figure(summary.duties.recommended)} notices are recommended now`
  const left = Date.parse(next.due) - asOf
  const when = left < 0 ? `${span(-left)} late` : span(left)
  const unless = next.status === 'conditional' ? ' (unless a decision rules it out)' : ''
  return `<strong>${when}</strong> ${left < 0 ? 'for' : 'to'} the next legal deadline${unless}: ${escapeHtml(next.law)}`
}
