// Fills in an element template in a modeler in Chromium, by keyboard alone, and writes the diagram that comes of it.
// Arguments: the template, the diagram to write. Closes with the numbers of what passed and what failed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

const PATIENCE = 60_000;
const MOST_STEPS = 400;
const TASK = 'tell';
const TEMPLATE_GROUP = '[data-group-id^="group-ElementTemplates__CustomProperties"]';

// What a person types, by the property's id; the choices of a list are typed as well
const TYPED = {
  awsRegion: 'us-east-1',
  toAddresses: '=customer',
  ccAddresses: '=["cc@example.com"]',
  bccAddresses: 'bcc@example.com',
  sender: 'shop@example.com',
  replyTo: 'help@example.com',
  subject: '="Order " + order',
  text: 'It is on its way.',
  html: '<p>It is on its way.</p>',
  attachments: '={"note.txt": {"text": "4711"}}',
  connection: 'mail',
  resultVariable: 'mail',
  idempotencyKey: '="modeled-" + order',
  onUnknownOutcome: 'Stop',
};

const DIAGRAM = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="modeled-definitions"
    targetNamespace="http://connectorkit.org/modeled">
  <bpmn:process id="modeled" isExecutable="true">
    <bpmn:startEvent id="shipped"><bpmn:outgoing>to-tell</bpmn:outgoing></bpmn:startEvent>
    <bpmn:task id="${TASK}"><bpmn:incoming>to-tell</bpmn:incoming><bpmn:outgoing>to-told</bpmn:outgoing></bpmn:task>
    <bpmn:endEvent id="told"><bpmn:incoming>to-told</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="to-tell" sourceRef="shipped" targetRef="${TASK}"/>
    <bpmn:sequenceFlow id="to-told" sourceRef="${TASK}" targetRef="told"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="modeled">
      <bpmndi:BPMNShape id="shipped_di" bpmnElement="shipped"><dc:Bounds x="160" y="122" width="36" height="36"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="${TASK}_di" bpmnElement="${TASK}"><dc:Bounds x="260" y="100" width="100" height="80"/></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="told_di" bpmnElement="told"><dc:Bounds x="430" y="122" width="36" height="36"/></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="to-tell_di" bpmnElement="to-tell"><di:waypoint x="196" y="140"/><di:waypoint x="260" y="140"/></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="to-told_di" bpmnElement="to-told"><di:waypoint x="360" y="140"/><di:waypoint x="430" y="140"/></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`;

let passed = 0;
let failed = 0;
const expect = (what, holds) => {
  if (holds) {
    passed++;
  } else {
    failed++;
    console.log(`failed: ${what}`);
  }
};

// Runs in the page: where the keyboard is
const focus = (templateGroup) => {
  const element = document.activeElement;
  const group = element?.closest('.bio-properties-panel-group-header');
  const entry = element?.closest('[data-entry-id]');
  return {
    closed: Boolean(group && element.matches('.bio-properties-panel-arrow') && !group.classList.contains('open')),
    label: entry?.querySelector('.bio-properties-panel-label')?.firstChild?.textContent.trim() ?? '',
    takesText: Boolean(entry && element.matches('input, textarea, select, [contenteditable=true]')),
    inTemplate: Boolean(entry?.closest(templateGroup)),
  };
};

// An equals sign turns a field into an editor of expressions, which takes the focus a little later
async function type(page, text, property) {
  if (!text.startsWith('=')) {
    await page.keyboard.type(text);
    return;
  }
  if (property.feel !== 'required') {
    await page.keyboard.type('=');
  }
  await page.waitForFunction(() => document.activeElement.matches('[contenteditable=true]'));
  await page.keyboard.type(text.slice(1));
}

async function fill(page, template) {
  const open = new Map(template.properties.filter((property) => property.label).map((property) => [property.label, property]));
  for (let step = 0; step < MOST_STEPS && open.size > 0; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focus, TEMPLATE_GROUP);
    const property = open.get(at.label);
    if (at.closed) {
      await page.keyboard.press('Enter');
    } else if (property && at.takesText && at.inTemplate) {
      open.delete(at.label);
      await type(page, TYPED[property.id], property);
    }
  }
  for (const property of template.properties.filter((each) => each.label)) {
    expect(`the form shows no input ${property.label} that the keyboard reaches`, !open.has(property.label));
  }
}

// What the diagram must hold of a property, as the modeler wrote it
function written(page, xml, property) {
  return page.evaluate(
    (text, { binding }) => {
      const all = [...new DOMParser().parseFromString(text, 'text/xml').getElementsByTagName('*')];
      const named = (name, key, value) =>
        all.find((element) => element.localName === name && element.getAttribute(key) === value);
      return binding.type === 'zeebe:input'
        ? named('input', 'target', binding.name)?.getAttribute('source')
        : named('header', 'key', binding.key)?.getAttribute('value');
    },
    xml,
    property,
  );
}

const [templateFile, diagramFile] = process.argv.slice(2);
const template = JSON.parse(readFileSync(templateFile, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'modeler-'));
let browser;
try {
  await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: ['modeler-page.js'],
    bundle: true,
    outdir: folder,
    loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
    logLevel: 'error',
  });
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    userDataDir: join(folder, 'profile'),
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => expect(`the page has an error: ${error}`, false));
  await page.setViewport({ width: 1400, height: 1000 });
  await page.setContent(
    '<!doctype html><body style="display: flex; height: 950px"><div id="canvas" style="flex: 1"></div><div id="properties" style="width: 500px"></div>',
  );
  await page.addStyleTag({ path: join(folder, 'modeler-page.css') });
  await page.addScriptTag({ path: join(folder, 'modeler-page.js') });
  const refused = await page.evaluate((...given) => window.opened(...given), DIAGRAM, template, TASK);
  expect(`the modeler takes the template: ${refused.join('; ')}`, refused.length === 0);
  await page.waitForSelector('[data-entry-id]');
  // The panel shows itself some time before it listens to what is selected
  await page.waitForFunction(
    (task, group) => document.querySelector(group) || void window.selected(task),
    { polling: 200 },
    TASK,
    TEMPLATE_GROUP,
  );
  await fill(page, template);
  const xml = await page.evaluate(() => window.exported());
  for (const property of template.properties.filter((each) => each.label)) {
    const value = await written(page, xml, property);
    const wanted = property.id === 'onUnknownOutcome' ? 'stop' : TYPED[property.id];
    expect(`${property.label} is written as ${value}, not ${wanted}`, value === wanted);
  }
  writeFileSync(diagramFile, xml);
} finally {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} ${failed}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
