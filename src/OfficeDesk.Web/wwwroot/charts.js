// Charts of the report pages: the figures stand in data attributes and again in a table beside the chart.
// Canvas and text tooltips only: the content policy forbids inline styles.
(() => {
  'use strict';
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const decals = [{ symbol: 'none' }, { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -0.8 }, { symbol: 'circle', symbolSize: 0.6 }, { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: 0.8 }];

  const stacked = (labels, series, unit) => ({
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } }, // the box has a name of its own; the figures are in the table
    color: ['--s4', '--s2', '--s5', '--s3'].map(css),
    textStyle: { fontFamily: css('--font') || 'sans-serif', color: css('--ink') },
    tooltip: { trigger: 'axis', valueFormatter: n => n == null ? '0' : `${n} ${unit}`, renderMode: 'richText', axisPointer: { type: 'shadow' }, confine: true, backgroundColor: css('--raise') || css('--surface'), borderColor: css('--line'), textStyle: { color: css('--ink') } },
    legend: { top: 0, textStyle: { color: css('--ink-2') }, itemGap: 14 },
    grid: { left: 14, right: 24, top: 56, bottom: 4, containLabel: true },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { color: css('--ink-2') }, splitLine: { lineStyle: { color: css('--hair') } } },
    yAxis: { type: 'category', inverse: true, data: labels, axisLabel: { color: css('--ink') }, axisLine: { lineStyle: { color: css('--line') } }, axisTick: { show: false } },
    series: series.map((s, i) => ({
      name: s.name, type: 'bar', stack: 'all', barMaxWidth: 26, data: s.data.map(n => n || null), itemStyle: { decal: { color: 'rgba(255,255,255,.45)', ...decals[i % decals.length] } },
    })),
  });

  const line = (labels, series, unit) => ({
    ...stacked(labels, [], unit),
    xAxis: { type: 'category', data: labels, axisLabel: { color: css('--ink') }, axisLine: { lineStyle: { color: css('--line') } } },
    yAxis: { type: 'value', scale: true, max: 100, axisLabel: { color: css('--ink-2') }, splitLine: { lineStyle: { color: css('--hair') } } },
    series: series.map(s => ({ name: s.name, type: 'line', symbol: 'circle', symbolSize: 9, label: { show: true, color: css('--ink') }, data: s.data })),
  });

  // one thing a chart, month by month, on a scale of its own: what is not part of one whole is never piled up
  const months = (labels, series, unit) => ({
    ...stacked(labels, [], unit),
    legend: { show: false },
    grid: { left: 4, right: 8, top: 14, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: labels, axisLabel: { color: css('--ink-2') }, axisLine: { lineStyle: { color: css('--line') } }, axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: css('--ink-2') }, splitLine: { lineStyle: { color: css('--hair') } } },
    series: series.map(s => ({ name: s.name, type: 'bar', barMaxWidth: 22, data: s.data })),
  });

  const kinds = { stacked, line, months };
  const draw = box => {
    const chart = echarts.getInstanceByDom(box) || echarts.init(box, null, { renderer: 'canvas' });
    chart.setOption(kinds[box.dataset.chart](JSON.parse(box.dataset.labels), JSON.parse(box.dataset.series), box.dataset.unit), true);
  };
  const all = () => document.querySelectorAll('[data-chart]').forEach(draw);
  const start = () => {
    all();
    addEventListener('resize', () => document.querySelectorAll('[data-chart]').forEach(box => echarts.getInstanceByDom(box)?.resize()));
    new MutationObserver(all).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme', 'data-text'] });
  };
  document.readyState === 'loading' ? addEventListener('DOMContentLoaded', start) : start();
})();
