# Each header compiled by itself: what it needs it includes. `ninja headers_alone`.
file(GLOB headers CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
  model/*.h text/*.h net/*.h feeds/*.h people/*.h people/*/*.h query/*.h rules/*.h alerts/*.h storage/*.h watch/*.h desk/*.h
  cli/*.h web/*.h daemon/*.h)
set(alone)
foreach(header ${headers})
  string(REPLACE "/" "_" name ${header})
  set(source ${CMAKE_BINARY_DIR}/headers_alone/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n")
  list(APPEND alone ${source})
endforeach()
add_library(headers_alone OBJECT EXCLUDE_FROM_ALL ${alone})
target_include_directories(headers_alone PRIVATE ${CMAKE_SOURCE_DIR})
target_link_libraries(headers_alone PRIVATE warnings PkgConfig::xml2 PkgConfig::curl PkgConfig::pqxx PkgConfig::re2 ICU::uc
  pugixml::pugixml nlohmann_json::nlohmann_json tomlplusplus::tomlplusplus Boost::headers)
