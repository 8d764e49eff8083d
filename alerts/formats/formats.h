#pragma once
// The forms in which chats take a message, each a JSON document within its own limits.
#include <string>

#include "alerts/formats/chat.h"

namespace alerts {

std::string slack_message(const Chat&, const RenderOptions&);
std::string teams_message(const Chat&, const RenderOptions&);
std::string ntfy_message(const Chat&, const std::string& topic, const RenderOptions&);

}  // namespace alerts
