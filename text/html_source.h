#pragma once
// HTML's source made fit for libxml2, in one linear pass. Pure; any thread.
#include <string>
#include <string_view>

namespace text {

struct HtmlSource {
  // References resolved that libxml2 does not know (HTML 5's names, C1 numbers, a missing
  // semicolon), C1 characters read as windows-1252; comments, scripts, styles and CDATA brackets
  // taken out, and the end tags of body and html, because text behind them would be lost. Of
  // references only `&lt;` and `&amp;` are left.
  std::string markup;
  // False where a tag has more attributes than libxml2's quadratic check bears.
  bool fit = true;
  bool in_cdata = false;  // a CDATA bracket was opened: closing ones are no text
};

// `utf8` is valid and has no NUL.
HtmlSource prepare_html(std::string_view utf8);

}  // namespace text
