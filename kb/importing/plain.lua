-- What a story's Markdown cannot say becomes text it can say: pandoc would otherwise leave "[TABLE]" and the like behind.
local utils = pandoc.utils

local function leaves(blocks, found)
  for _, block in ipairs(blocks) do
    if block.tag == "Para" or block.tag == "Plain" or block.tag == "Header" then
      found:insert(block.content)
    elseif block.tag == "BulletList" or block.tag == "OrderedList" then
      for _, item in ipairs(block.content) do leaves(item, found) end
    elseif block.tag == "BlockQuote" or block.tag == "Div" or block.tag == "Figure" then
      leaves(block.content, found)
    else
      found:insert(utils.blocks_to_inlines({ block }))
    end
  end
  return found
end

local function one_line(blocks)
  local words = pandoc.Inlines({})
  for number, inlines in ipairs(leaves(blocks, pandoc.List())) do
    if number > 1 then words:extend({ pandoc.Space(), pandoc.Str("/"), pandoc.Space() }) end
    words:extend(inlines)
  end
  return { pandoc.Plain(words:walk({ LineBreak = function() return pandoc.Space() end })) }
end

local function flat(rows)
  for _, row in ipairs(rows) do
    local cells = pandoc.List()
    for _, cell in ipairs(row.cells) do
      local wide = cell.col_span
      cell.contents, cell.row_span, cell.col_span = one_line(cell.contents), 1, 1
      cells:insert(cell)
      for _ = 2, wide do cells:insert(pandoc.Cell({})) end
    end
    row.cells = cells
  end
end

function Table(it)
  flat(it.head.rows)
  for _, body in ipairs(it.bodies) do
    flat(body.head)
    flat(body.body)
    body.row_head_columns = 0
  end
  flat(it.foot.rows)
  local caption = it.caption.long
  it.caption = { long = {}, short = nil }
  for number, spec in ipairs(it.colspecs) do it.colspecs[number] = { spec[1], nil } end
  if #caption == 0 then return it end
  return pandoc.List({ it }) .. caption
end

function Figure(it)
  local words = utils.blocks_to_inlines(it.caption.long)
  local blocks = it.content:walk({
    Image = function(image)
      if #words > 0 and #image.caption == 0 then image.caption = words end
      image.title = ""
      return image
    end,
  })
  local shown = utils.stringify(blocks)
  if #words > 0 and not shown:find(utils.stringify(words), 1, true) then blocks:insert(pandoc.Para(words)) end
  return blocks
end

function DefinitionList(it)
  local blocks = pandoc.List()
  for _, item in ipairs(it.content) do
    blocks:insert(pandoc.Para({ pandoc.Strong(item[1]) }))
    for _, meaning in ipairs(item[2]) do blocks:extend(meaning) end
  end
  return blocks
end

local function comment(it)
  local author = it.attributes.author or "?"
  local words = pandoc.Inlines({ pandoc.Str("[" .. author .. ":"), pandoc.Space() }) .. it.content
  words:insert(pandoc.Str("]"))
  return { pandoc.Space(), pandoc.Emph(words), pandoc.Space() }
end

function Span(it)
  if it.classes:includes("deletion") then return {} end
  if it.classes:includes("comment-start") then return comment(it) end
  if it.classes:includes("comment-end") then return {} end
  if it.classes:includes("paragraph-insertion") or it.classes:includes("paragraph-deletion") then return {} end
  return it.content
end

function Link(it)
  if it.target:sub(1, 1) == "#" or it.target == "" then return it.content end
  it.title, it.attr = "", pandoc.Attr()
  return it
end

function Image(it)
  it.attr = pandoc.Attr()
  return it
end

function Header(it)
  it.attr = pandoc.Attr()
  return it
end

function Div(it) return it.content end
function SmallCaps(it) return it.content end
function Superscript(it) return it.content end
function Subscript(it) return it.content end
function Underline(it) return pandoc.Emph(it.content) end
function Math(it) return pandoc.Str(it.text) end
function RawInline(it) return pandoc.Str(it.text) end
function RawBlock(it) return pandoc.Para({ pandoc.Str(it.text) }) end

local function told(meta)
  if not meta then return pandoc.List() end
  local kind = utils.type(meta)
  if kind == "Blocks" then return meta end
  if kind == "Inlines" then return #meta > 0 and pandoc.List({ pandoc.Para(meta) }) or pandoc.List() end
  if kind ~= "List" then return pandoc.List() end
  local blocks = pandoc.List()
  for _, one in ipairs(meta) do blocks:extend(told(one)) end
  return blocks
end

local function deeper(doc)
  return doc:walk({
    Header = function(it)
      it.level = math.min(it.level + 1, 6)
      return it
    end,
  })
end

-- Paragraphs in Word's own styles for a title page are taken out of the text by pandoc; they go back to its beginning.
local function title_page(doc)
  local lines = pandoc.List()
  for _, name in ipairs({ "subtitle", "author", "date", "abstract" }) do lines:extend(told(doc.meta[name])) end
  return lines
end

function Pandoc(doc)
  local title, first, large = utils.stringify(doc.meta.title or ""), doc.blocks[1], 0
  local is_html = utils.stringify(doc.meta["pustaka-kind"] or "") == "html"
  for _, block in ipairs(doc.blocks) do
    if block.tag == "Header" and block.level == 1 then large = large + 1 end
  end
  -- The title of a web page is that of its window, and stands back behind a heading of the page's own.
  if title ~= "" and not (is_html and large == 1) then
    if first and (first.tag == "Header" or first.tag == "Para") and utils.stringify(first) == title then
      doc.blocks:remove(1)
      large = first.tag == "Header" and first.level == 1 and large - 1 or large
    end
    if large > 0 then doc = deeper(doc) end
    local head = pandoc.List({ pandoc.Header(1, { pandoc.Str(title) }) })
    if not is_html then head:extend(title_page(doc)) end
    doc.blocks = head .. doc.blocks
  elseif not is_html then
    doc.blocks = title_page(doc) .. doc.blocks
  end
  doc.meta = {}
  return doc
end
